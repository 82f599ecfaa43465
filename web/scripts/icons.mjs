// Makes the icons of the installed page from art/icon.svg; run it when the drawing changes, and commit what it writes.
import { readFileSync, writeFileSync, copyFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const art = new URL('../art/icon.svg', import.meta.url);
const folder = new URL('../public/icons/', import.meta.url);
const svg = readFileSync(art, 'utf8');
// A system cuts its own shape: the ground reaches to the edges, and the drawing stays inside the safe circle of 80 %.
const inner = svg.replace(/<\/?svg[^>]*>/g, '').replace(/<rect[^>]*>/, '');
const full = (scale) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="#1e3a8a"/>
  <g transform="translate(256 256) scale(${scale}) translate(-256 -268)">${inner}</g></svg>`;

const png = (text, size) => new Resvg(text, { fitTo: { mode: 'width', value: size } }).render().asPng();
copyFileSync(art, new URL('icon.svg', folder));
writeFileSync(new URL('icon-192.png', folder), png(svg, 192));
writeFileSync(new URL('icon-512.png', folder), png(svg, 512));
writeFileSync(new URL('maskable-512.png', folder), png(full(0.86), 512));
writeFileSync(new URL('apple-touch-icon.png', folder), png(full(0.95), 180));
