/** What the command is measured against: a process that only parses the same bytes. `node parse.mjs KIND FOLDER` */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const [kind, folder] = process.argv.slice(2);

function texts(below, endings) {
  return readdirSync(below, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .map((name) => readFileSync(path.join(below, name), 'utf8'));
}

const PARSERS = {
  async yaml() {
    const { parse } = await import('yaml');
    for (const text of texts(path.join(folder, 'roadmap'), ['.yaml'])) parse(text, { uniqueKeys: false });
  },
  async json() {
    for (const text of texts(path.join(folder, 'json'), ['.json'])) JSON.parse(text);
  },
  async markdown() {
    const [{ fromMarkdown }, { gfm }, { gfmFromMarkdown }, { frontmatter }, { frontmatterFromMarkdown }] =
      await Promise.all([
        import('mdast-util-from-markdown'),
        import('micromark-extension-gfm'),
        import('mdast-util-gfm'),
        import('micromark-extension-frontmatter'),
        import('mdast-util-frontmatter'),
      ]);
    const options = {
      extensions: [gfm(), frontmatter()],
      mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown()],
    };
    for (const text of texts(path.join(folder, 'docs'), ['.md'])) fromMarkdown(text, options);
  },
};

await PARSERS[kind]();
