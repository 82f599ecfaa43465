// In the place of tailwind-merge, which MYDS brings to let a caller's classes win over its own: 9 KB to settle a handful of
// conflicts. Here classes are only joined; where src/ui overrides one of MYDS, it marks it as important (`!w-full`).
type ClassName = string | false | null | undefined | ClassName[];

const join = (...names: ClassName[]): string => names.flat(9).filter(Boolean).join(' ');

export const extendTailwindMerge = () => join;
