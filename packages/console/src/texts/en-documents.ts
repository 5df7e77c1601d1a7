import type { zhDocuments } from './zh-cn-documents.ts'

export const enDocuments = {
  documents: {
    label: 'Documents of the case',
    none: 'No documents yet.',
    numbered: number => `No. ${number}`,
    open: 'Open',
    openLabel: (name, number) => `Open “${name}” (PDF, No. ${number})`,
    record: (version, hash) => `Entry ${version} of the history, hash ${hash}`,
  },
} satisfies typeof zhDocuments
