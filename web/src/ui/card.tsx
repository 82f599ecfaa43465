import type { ReactNode } from 'react';

export function Card({ children, className = '', ...rest }: { children: ReactNode; className?: string; [data: `data-${string}`]: string | number | undefined }) {
  return (
    <section {...rest} className={`rounded-xl border border-otl-gray-200 bg-bg-white p-5 sm:p-6 ${className}`}>
      {children}
    </section>
  );
}

export function CardTitle({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <h2 id={id} className="font-heading text-body-lg font-semibold text-txt-black-900">
      {children}
    </h2>
  );
}

/** Grey lines in the place of what is on its way. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  return (
    <div data-testid="loading" aria-hidden="true" className="animate-pulse space-y-4 motion-reduce:animate-none">
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={`h-6 rounded-md bg-gray-200 ${['w-2/3', 'w-full', 'w-5/6', 'w-1/2'][index % 4]}`} />
      ))}
    </div>
  );
}

/** A grey line as high as the text that it stands for, so that nothing moves when that comes. `className` sets its type and width. */
export function SkeletonLine({ className }: { className: string }) {
  return (
    <p aria-hidden="true" className={`mx-auto animate-pulse rounded-md bg-gray-200 motion-reduce:animate-none ${className}`}>
      &nbsp;
    </p>
  );
}

/** A name and its value, in a <dl>. */
export function Fact({ name, children, ...rest }: { name: ReactNode; children: ReactNode; 'data-testid'?: string }) {
  return (
    <div className="grid gap-0.5 py-3 sm:grid-cols-[12rem_1fr] sm:gap-4">
      <dt className="text-body-sm text-txt-black-500 sm:text-body-md">{name}</dt>
      <dd {...rest} className="min-w-0 break-words text-body-md font-medium text-txt-black-900">
        {children}
      </dd>
    </div>
  );
}
