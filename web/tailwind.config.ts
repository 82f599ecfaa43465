import { readFileSync } from 'node:fs';
import { preset } from '@govtechmy/myds-style';
import type { Config } from 'tailwindcss';

const myds = './node_modules/@govtechmy/myds-react/dist/components';

// Of MYDS only the components that src/ui passes on are read for class names, so that the style sheet holds what the screens
// show. A component's file imports its own code by name from a chunk, and what it merely needs without one.
const sourcesOf = (component: string): string[] => {
  const file = `${myds}/${component}.mjs`;
  const chunks = [...readFileSync(file, 'utf8').matchAll(/from"(\.\.\/chunk-\w+\.mjs)"/g)].map((match) => `${myds}/${match[1]}`);
  return [file, ...chunks];
};

export default {
  presets: [preset],
  content: ['./index.html', './src/**/*.{ts,tsx}', ...['button', 'tag', 'input'].flatMap(sourcesOf)],
  future: { hoverOnlyWhenSupported: true },
  theme: {
    extend: {
      // The press button, the only thing on the page that is larger than text.
      boxShadow: { press: '0 1px 2px rgb(23 37 84 / 0.2), 0 10px 24px -8px rgb(23 37 84 / 0.35)' },
      keyframes: { arrive: { from: { opacity: '0', transform: 'translateY(6px)' }, to: { opacity: '1', transform: 'none' } } },
      animation: { arrive: 'arrive 240ms ease-out both' },
    },
  },
} satisfies Config;
