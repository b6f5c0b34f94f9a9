/** Nothing was judged, since somebody ended the run. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted: nothing was judged, and nothing is left running');
    this.name = 'Interrupted';
  }
}
