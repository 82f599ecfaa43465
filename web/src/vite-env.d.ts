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

/** Made of docs/api/openapi.yaml by scripts/api-page.mjs; see integration/api-page.tsx. */
declare module 'virtual:api' {
  const api: {
    about: string;
    operations: Array<{
      method: string;
      path: string;
      summary: string;
      about: string;
      open: boolean;
      parameters: Array<{ name: string; where: string; type: string; needed: boolean; about: string }>;
      body: string;
      answers: Array<{ status: string; about: string; type: string }>;
    }>;
    schemas: Array<{ name: string; type: string; about: string; fields: Array<{ name: string; type: string; needed: boolean; about: string }> }>;
  };
  export default api;
}
