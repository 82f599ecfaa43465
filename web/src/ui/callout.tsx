import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon';

type Tone = 'info' | 'success' | 'warning' | 'danger';

const looks: Record<Tone, { box: string; icon: IconName }> = {
  info: { box: 'border-otl-primary-200 bg-bg-primary-50 text-primary-800', icon: 'info' },
  success: { box: 'border-otl-success-200 bg-bg-success-50 text-success-800', icon: 'done-outline' },
  warning: { box: 'border-otl-warning-200 bg-bg-warning-50 text-warning-800', icon: 'warning' },
  danger: { box: 'border-otl-danger-200 bg-bg-danger-50 text-danger-800', icon: 'attention' },
};

/**
 * A message in the page, in the manner of MYDS's callout. That one gives its lines the roles of a glossary and calls every message
 * an alert; here a role is given only where the message appears by itself.
 */
export function Callout({ tone = 'info', title, children, role, ...rest }: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  role?: 'alert' | 'status';
  [data: `data-${string}`]: string | number | undefined;
}) {
  const { box, icon } = looks[tone];
  return (
    <div {...rest} role={role} className={`flex gap-3 rounded-lg border p-4 text-body-md ${box}`}>
      <Icon name={icon} className="mt-0.5 size-5" />
      <div className="min-w-0 flex-1 space-y-1">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-txt-black-700">{children}</div>}
      </div>
    </div>
  );
}
