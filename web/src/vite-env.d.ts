declare module '*.po' {
  import type { Messages } from '@lingui/core';
  export const messages: Messages;
}

interface ServiceWorkerGlobalScope {
  __WB_MANIFEST: Array<{ url: string; revision: string | null }>;
}

/** Made of docs/guide by scripts/guide.mjs; see help/guide.ts. */
declare module 'virtual:guide/*' {
  const guides: Array<{ name: string; title: string; intro: string; sections: Array<{ ids: string[]; title: string; html: string }> }>;
  export default guides;
}
