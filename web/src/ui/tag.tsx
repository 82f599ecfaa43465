import { Tag as MydsTag } from '@govtechmy/myds-react/tag';
import type { ReactNode } from 'react';

export type Tone = 'default' | 'primary' | 'success' | 'warning' | 'danger';

/** A short word about a thing, with a tone that the word itself says too. */
export function Tag({ tone = 'default', children, ...rest }: { tone?: Tone; children: ReactNode; 'data-testid'?: string }) {
  return (
    <MydsTag {...rest} variant={tone} size="medium" className={tone === 'default' ? '!text-txt-black-700' : ''}>
      {children}
    </MydsTag>
  );
}
