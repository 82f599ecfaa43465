// "Who would change, from what to what" before an edit takes effect: for rules, calendars, rotas and working time alike. The panel
// and its words come when they are first needed.
import { Suspense, lazy } from 'react';
import type { Schemas } from '../api/client';
import { loadCatalogue } from '../i18n';
import { Skeleton } from '../ui/card';

export interface PreviewProps {
  /** Names the edit: when it changes, `load` is called again. */
  question: string;
  load(): Promise<Schemas['Preview']>;
  /** Called when the preview is there to be read; an edit is confirmed after it. */
  onSeen?: (preview: Schemas['Preview']) => void;
}

const Panel = lazy(async () => {
  const [file] = await Promise.all([import('./panel'), loadCatalogue('preview')]);
  return { default: file.PreviewPanel };
});

export function Preview(props: PreviewProps) {
  return (
    <Suspense fallback={<Skeleton lines={5} />}>
      <Panel {...props} />
    </Suspense>
  );
}
