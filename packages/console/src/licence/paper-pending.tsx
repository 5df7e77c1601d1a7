import { useInfiniteQuery } from '@tanstack/react-query'
import type { PaperLicenceImported } from '@yijianshi/contract/paper-licence'
import { Button, Progress } from 'antd'
import { type ReactElement, useState } from 'react'
import { Pages } from '../frame/pages.tsx'
import { SidePanel } from '../frame/side-panel.tsx'
import { useTexts } from '../texts/texts.ts'
import { formatInstant } from '../time/format.ts'
import { PaperCompare } from './paper-compare.tsx'
import { paperImportsQuery } from './paper-queries.ts'

const whole = 100

function Waiting({ entry }: { readonly entry: PaperLicenceImported }): ReactElement {
  const { t } = useTexts()
  const words = t.paperLicences
  const [open, setOpen] = useState(false)
  const { rows, checked, own } = entry
  const done = own ? checked.most : checked.byReader
  const progress = words.checked(done, rows)
  return (
    <li>
      <p>
        <strong>{words.pendingEntry(rows)}</strong> · {entry.by} · {formatInstant(entry.at)}
      </p>
      <Progress percent={Math.floor((whole * done) / rows)} aria-label={progress} />
      <p className="quiet">{progress}</p>
      {own ? (
        <p className="quiet">{words.waitsForColleague}</p>
      ) : (
        <Button
          type="primary"
          aria-label={t.frame.pair(words.compareRows, formatInstant(entry.at))}
          onClick={() => setOpen(true)}
        >
          {words.compareRows}
        </Button>
      )}
      <SidePanel open={open} title={words.compareRows} onClose={() => setOpen(false)} wide>
        <PaperCompare entry={entry} onDecided={() => setOpen(false)} />
      </SidePanel>
    </li>
  )
}

/** Imports that wait for a second person; whoever imported one sees how far it is. */
export function PaperPending(): ReactElement {
  const { t } = useTexts()
  const words = t.paperLicences
  const query = useInfiniteQuery(paperImportsQuery('pending'))
  return (
    <section aria-label={words.pending}>
      <h3>{words.pending}</h3>
      <Pages query={query} rowsOf={page => page.imports} empty={words.nonePending}>
        {rows => (
          <ul className="paper-pending">
            {rows.map(entry => (
              <Waiting key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </Pages>
    </section>
  )
}
