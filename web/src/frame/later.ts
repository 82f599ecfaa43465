import { type ComponentType, lazy } from 'react';
import { type Catalogue, loadCatalogue } from '../i18n';

/** A page that comes when it is asked for, with its words. */
// biome-ignore lint/suspicious/noExplicitAny: the properties are those of the page
export function later<Props = any>(catalogues: Catalogue | Catalogue[], load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return lazy(async () => {
    const [page] = await Promise.all([load(), ...[catalogues].flat().map(loadCatalogue)]);
    return { default: page };
  }) as ComponentType<Props>;
}
