/** Texts for papers made from the catalogue, in English. */
import type { zhPapers } from './zh-cn-papers.ts'

export const enPapers = {
  papers: {
    title: 'Papers',
    search: 'Find an item',
    searchHint: 'name, code or authority',
    item: 'Item',
    authority: 'Authority',
    papers: 'Papers',
    count: count => (count === 1 ? '1 item' : `${count} items`),
    empty: 'There is no such item',
    back: 'Back to the papers',
    download: 'Download PDF',
    forThisPlan: 'Print for the applicant',
    page: (page, pages) => `Page ${page} of ${pages}`,
    names: {
      guide: 'Guide',
      notice: 'One-time notice',
      'flow-chart': 'Flow chart',
      'tolerance-letter': 'Promise to hand in papers later',
      'commitment-letter': 'Commitment instead of proof',
      'information-sheet': 'Information sheet',
      manual: 'Manual',
    },
  },
} satisfies typeof zhPapers
