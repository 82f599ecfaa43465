import type { Plugin } from 'vite';

export function apiPage(): Plugin;
export function describe(text: string): typeof import('virtual:api').default;
