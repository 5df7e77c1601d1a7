import type { zhCnDocuments } from './zh-cn-documents.ts'

export const enDocuments = {
  heading: 'My documents',
  lead: 'Every document that an authority or the window has given you is here, to open and to keep.',
  none: 'No documents yet. The notice of acceptance will be here.',
  numbered: number => `No. ${number}`,
  open: name => `Open “${name}” (PDF)`,
  download: name => `Download “${name}”`,
  openShort: 'Open',
  downloadShort: 'Download',
} satisfies typeof zhCnDocuments
