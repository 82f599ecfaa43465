// In the place of Radix's Slot, which lets a caller's element take the part of a component's own: src/ui passes plain children
// and icons that carry their own classes, so the child alone is what is left of it, at none of its weight.
import type { ReactNode } from 'react';

export const Slot = ({ children }: { children?: ReactNode }): ReactNode => children;
