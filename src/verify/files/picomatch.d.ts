/** The part of picomatch, tinyglobby's own matcher, that is used here; it comes without types. */
declare module 'picomatch' {
  export default function picomatch(
    glob: string,
    options: { posix?: boolean; noextglob?: boolean },
  ): (path: string) => boolean;
}
