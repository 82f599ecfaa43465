// Apart from the other icons: it comes with the bell, after the page.
import { BellIcon } from '@govtechmy/myds-react/icon';
import type { FunctionComponent } from 'react';

const Shape = BellIcon as FunctionComponent<Record<string, unknown>>;

export function Bell({ className = 'size-5' }: { className?: string }) {
  return <Shape aria-hidden="true" focusable="false" className={`shrink-0 ${className}`} />;
}
