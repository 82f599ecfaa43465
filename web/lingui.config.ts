import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

// The source text is Malay. One catalogue for what the clock page needs, one for each group of pages that loads later.
export default defineConfig({
  sourceLocale: 'ms',
  locales: ['ms', 'en'],
  catalogs: [
    {
      path: 'src/i18n/core/{locale}',
      include: ['src/frame', 'src/ui', 'src/i18n', 'src/clock', 'src/why/why.tsx', 'src/list', 'src/session/parts.tsx', 'src/session/missed.tsx', 'src/help/foot.tsx'],
      exclude: ['src/frame/desk-pages.ts', 'src/ui/choice-field.tsx', '**/*.test.ts'],
    },
    { path: 'src/i18n/desk/{locale}', include: ['src/frame/desk-pages.ts'] },
    { path: 'src/i18n/session/{locale}', include: ['src/session'], exclude: ['src/session/parts.tsx', 'src/session/missed.tsx', '**/*.test.ts'] },
    { path: 'src/i18n/day/{locale}', include: ['src/day', 'src/why/why-dialog.tsx'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/card/{locale}', include: ['src/card'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/letter/{locale}', include: ['src/letter', 'src/absence'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/closing/{locale}', include: ['src/closing', 'src/transaction'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/calendar/{locale}', include: ['src/calendar'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/account/{locale}', include: ['src/account', 'src/ui/choice-field.tsx'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/officer-import/{locale}', include: ['src/officer-import'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/preview/{locale}', include: ['src/preview'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/rules/{locale}', include: ['src/rules'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/scheme/{locale}', include: ['src/scheme'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/grant/{locale}', include: ['src/grant'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/figure/{locale}', include: ['src/figure', 'src/ui/choice-field.tsx'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/report/{locale}', include: ['src/report', 'src/audit/person.tsx'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/task/{locale}', include: ['src/task'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/notice/{locale}', include: ['src/notice'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/attachment/{locale}', include: ['src/attachment'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/reason-kind/{locale}', include: ['src/reason-kind'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/approval/{locale}', include: ['src/approval', 'src/reason', 'src/correction', 'src/delegation', 'src/todo'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/remote/{locale}', include: ['src/remote', 'src/look'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/body/{locale}', include: ['src/body', 'src/unit', 'src/implementation', 'src/appearance'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/board/{locale}', include: ['src/board'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/help/{locale}', include: ['src/help'], exclude: ['src/help/foot.tsx', '**/*.test.ts'] },
    { path: 'src/i18n/place/{locale}', include: ['src/place'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/audit/{locale}', include: ['src/audit'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/integration/{locale}', include: ['src/integration'], exclude: ['**/*.test.ts'] },
    { path: 'src/i18n/leaving/{locale}', include: ['src/leaving'], exclude: ['**/*.test.ts'] },
  ],
  format: formatter({ origins: true, lineNumbers: false }),
});
