/** Addresses that content answers for another page: the site's own, and links to reports of the closed portal. */
import { DataError } from '../../geodata/model/data-error.ts';
import { contentOf } from '../content/context/content-of.ts';
import { startPath } from '../content/pages/content-paths.ts';
import { portalReportPath } from '../content/pages/portal-report.ts';
import type { EditionHolder } from '../edition/edition-holder.ts';
import { redirect } from '../pages/layout/page-answer.ts';

/** For now (307), since the next edition may decide otherwise; null for what is no such address. */
export function redirectContent(editions: EditionHolder, target: string): Response | null {
  if (target !== '/' && !target.includes('?')) return null;
  try {
    const bundle = editions.live();
    if (target === '/')
      return contentOf(bundle).settings.home === 'start' ? redirect(startPath('nl'), 307) : null;
    const path = portalReportPath(bundle, target);
    return path === null ? null : redirect(path, 307);
  } catch (error) {
    // Without an edition the client itself tells what is wrong.
    if (error instanceof DataError) return null;
    throw error;
  }
}
