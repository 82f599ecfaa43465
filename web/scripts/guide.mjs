// The user guide as modules of the page: `virtual:guide/ms` and `virtual:guide/en`, made of docs/guide/LANGUAGE/*.md while the web is
// built. A heading carries the names of the pages that it explains, `## Rakam {#clock}`; a picture is named as the browser suite made it,
// `![words](clock)`. What is missing or doubled fails the build.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';

const folder = fileURLToPath(new URL('../../docs/guide/', import.meta.url));
const prefix = 'virtual:guide/';
/** The guides, in the order in which they are offered; `tours` is what is shown at the first sign-in. */
const files = ['officer', 'supervisor', 'head', 'coordinator', 'agency-admin', 'system-admin', 'auditor', 'tours'];

const headingOf = (token, file) => {
  const parts = /^(.*?)\s*\{#([\w -]+)\}$/.exec(token.text);
  if (!parts) throw new Error(`${file}: the heading "${token.text}" names no page`);
  return { title: parts[1], ids: parts[2].split(' ') };
};

/** HTML of some tokens; each picture becomes %%N%%, the N-th of `pictures`. */
function render(tokens, language, file, pictures) {
  const renderer = new marked.Renderer();
  renderer.image = ({ href, text }) => {
    const path = `${folder}pictures/${language}/${href}.webp`;
    if (!existsSync(path)) throw new Error(`${file}: there is no picture ${language}/${href}.webp; ./dev guide makes them`);
    if (!text) throw new Error(`${file}: the picture ${href} has no words for those who cannot see it`);
    const [width, height] = sizeOf(readFileSync(path), path);
    const words = text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    return `<img src="%%${pictures.push(path) - 1}%%" alt="${words}" width="${width}" height="${height}" loading="lazy">`;
  };
  return marked.parser(tokens, { renderer });
}

/** Width and height of a lossy WebP (VP8) or of one with an extended head (VP8X). */
function sizeOf(data, path) {
  const kind = data.toString('latin1', 12, 16);
  if (kind === 'VP8 ') return [data.readUInt16LE(26) & 0x3fff, data.readUInt16LE(28) & 0x3fff];
  if (kind === 'VP8X') return [data.readUIntLE(24, 3) + 1, data.readUIntLE(27, 3) + 1];
  throw new Error(`${path} is no WebP that a browser wrote`);
}

function readGuide(name, language, pictures) {
  const file = `${folder}${language}/${name}.md`;
  const tokens = marked.lexer(readFileSync(file, 'utf8'));
  const guide = { name, title: '', intro: '', sections: [] };
  let part = { tokens: [] };
  const end = () => {
    const html = render(part.tokens, language, file, pictures);
    if (part.ids) guide.sections.push({ ids: part.ids, title: part.title, html });
    else guide.intro = html;
  };
  for (const token of tokens) {
    if (token.type === 'heading' && token.depth === 1) guide.title = token.text;
    else if (token.type === 'heading' && token.depth === 2) {
      end();
      part = { ...headingOf(token, file), tokens: [] };
    } else part.tokens.push(token);
  }
  end();
  if (!guide.title) throw new Error(`${file} has no title`);
  return guide;
}

/** The plug-in of Vite. */
export function guide() {
  return {
    name: 'spotme-guide',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const language = id.slice(prefix.length + 1);
      for (const name of files) this.addWatchFile(`${folder}${language}/${name}.md`);
      const pictures = [];
      const guides = files.map((name) => readGuide(name, language, pictures));
      const lines = pictures.map((path, number) => `import p${number} from ${JSON.stringify(path)};`);
      const text = JSON.stringify(guides).replace(/%%(\d+)%%/g, '" + p$1 + "');
      return `${lines.join('\n')}\nexport default ${text};\n`;
    },
  };
}
