import { Link } from 'wouter';

interface TabsProps {
  /** What the parts belong to, for a screen reader. */
  label: string;
  /** Begins the test ids: `TESTID-NAME`. */
  testid: string;
  /** The address of the one that is shown. */
  current: string;
  tabs: ReadonlyArray<{ href: string; name: string; word: string }>;
}

/** The parts of a page, each with an address of its own. */
export function Tabs({ label, testid, current, tabs }: TabsProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-2 print:hidden">
      {tabs.map(({ href, name, word }) => (
        <Link
          key={href}
          href={href}
          data-testid={`${testid}-${name}`}
          aria-current={href === current ? 'page' : undefined}
          className={`inline-flex min-h-11 items-center rounded-md border px-4 text-body-md font-medium ${
            href === current
              ? 'border-primary-600 bg-bg-primary-50 text-txt-primary'
              : 'border-otl-gray-300 bg-bg-white text-txt-black-700 hover:bg-bg-washed'
          }`}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
