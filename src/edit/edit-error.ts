/** A change that can't be made, or not safely: told in a sentence, with what to do; nothing was written. */
export class EditError extends Error {
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
    this.name = 'EditError';
    this.hint = hint;
  }
}
