// Which part of a tree of ministries, departments and agencies is drawn.
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { type AgencyNode, type BodyNode, type TreeLine, matching, treeLines } from './tree';

/** Agencies that are drawn at once without being asked for; of more the ministries alone, until one is opened. */
const mostAtOnce = 60;
/** Lines that are drawn of what a search finds. */
const mostFound = 200;

export interface Folded<B, A> {
  lines: TreeLine<B, A>[];
  /** More was found than is drawn. */
  cut: boolean;
  isOpen(line: TreeLine<B, A>): boolean;
  toggle(line: TreeLine<B, A>): void;
}

const keyOf = <B extends BodyNode, A extends AgencyNode>(line: TreeLine<B, A>): string => (line.kind === 'body' ? line.body.id : line.agency.id);

/** What is searched is shown opened. */
export function useFolded<B extends BodyNode, A extends AgencyNode>(bodies: readonly B[], agencies: readonly A[], search: string): Folded<B, A> {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const openAtFirst = agencies.length <= mostAtOnce;
  const searched = search.trim() !== '';
  const open = (id: string): boolean => searched || turned.has(id) !== openAtFirst;
  const all = matching(treeLines(bodies, agencies), search).filter((line) => line.path.every(open));
  const cut = searched && all.length > mostFound;
  return {
    lines: cut ? all.slice(0, mostFound) : all,
    cut,
    isOpen: (line) => open(keyOf(line)),
    toggle: (line) => {
      if (searched) return;
      const next = new Set(turned);
      if (!next.delete(keyOf(line))) next.add(keyOf(line));
      setTurned(next);
    },
  };
}

export function Cut() {
  return (
    <p data-testid="tree-cut" className="pt-4 text-center text-body-sm text-txt-black-700">
      <Trans>{mostFound} baris yang pertama dipaparkan. Taip lebih banyak huruf untuk memperhalus carian.</Trans>
    </p>
  );
}
