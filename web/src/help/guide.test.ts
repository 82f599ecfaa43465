import en from 'virtual:guide/en';
import ms from 'virtual:guide/ms';
import { describe, expect, test } from 'vitest';
import { deskEntries } from '../frame/desk-pages';
import { entries } from '../frame/pages';
import { routes } from '../frame/far-pages';
import { partsFor, plain, sectionOf } from './guide';

const parts = (guides: typeof ms) => guides.filter((one) => one.name !== 'tours');

describe('the guide', () => {
  test('says the same in both languages', () => {
    const shape = (guides: typeof ms) => guides.map((one) => [one.name, one.sections.map((section) => [section.ids, section.html.match(/<img|<li|<h3/g)])]);
    expect(shape(en)).toEqual(shape(ms));
  });

  test('has no two sections of one name in a part', () => {
    for (const guide of parts(ms)) {
      const anchors = guide.sections.map((one) => one.ids[0]);
      expect(new Set(anchors).size, guide.name).toBe(anchors.length);
    }
  });

  test('explains a page in the part of the reader before any other', () => {
    expect(sectionOf(ms, 'clock', [])?.guide.name).toBe('officer');
    expect(sectionOf(ms, 'approvals', ['supervisor'])?.guide.name).toBe('supervisor');
    expect(sectionOf(ms, 'transactions', ['auditor'])?.guide.name).toBe('coordinator');
    expect(sectionOf(ms, 'nowhere', ['head'])).toBeUndefined();
  });

  test('concerns each role once, officers first', () => {
    expect(partsFor(['approver', 'supervisor', 'agency_admin'])).toEqual(['officer', 'supervisor', 'agency-admin']);
    expect(partsFor(['device'])).toEqual(['officer']);
  });

  test('has a tour for every role', () => {
    const tours = ms.find((one) => one.name === 'tours');
    const toured = new Set(tours?.sections.flatMap((one) => one.ids));
    for (const role of ['officer', 'supervisor', 'approver', 'delegate', 'head', 'coordinator', 'agency_admin', 'system_admin', 'integrity', 'auditor'])
      expect(toured.has(role), role).toBe(true);
  });

  test('is searched by its words, not by its marks', () => {
    expect(plain('<p>Lupa <strong>Ketik</strong></p>')).toContain('ketik');
    expect(plain('<p>Lupa</p>')).not.toContain('p>');
  });
});

test('what the navigation leads to has a route', () => {
  for (const entry of [...entries, ...deskEntries]) expect(entry.href === '/' || Object.keys(routes).some((path) => path.startsWith(entry.href)), entry.href).toBe(true);
});
