/** Nothing was judged, since somebody ended the run. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted: nothing was judged');
    this.name = 'Interrupted';
  }
}
