/** The characters of the bytes 0x80 to 0x9F in Windows-1252; where it has none, the control character of that number. */
export const WINDOWS_1252: string = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
