import { useCallback } from 'react'
import { Link } from 'wouter'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSay, useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { itemFile } from '../paper/address.ts'

/** The items of a matter with their information sheets, for those who want it exactly. */
export function ItemPapers({ matter }: { matter: string }) {
  const texts = useTexts()
  const say = useSay()
  const language = useSpokenLanguage()
  const loaded = useLoaded(
    useCallback(() => call('listMatterPapers', { params: { matter }, query: {} }), [matter]),
  )
  if (loaded.status !== 'ready' || loaded.value.items.length === 0) return null
  return (
    <details className="item-papers no-print">
      <summary>{texts.papers.sheets(loaded.value.items.length)}</summary>
      <p>{texts.papers.sheetsHint}</p>
      <ul>
        {loaded.value.items.map(({ item, name, authorityName }) => (
          <li key={item}>
            <span>
              {say(name)} <span className="soft">{say(authorityName)}</span>
            </span>
            <span className="item-paper-links">
              <Link href={`/items/${item}/papers/information-sheet?matter=${matter}`}>
                {texts.papers.open}
                <span className="visually-hidden"> {say(name)}</span>
              </Link>
              <a href={itemFile(item, 'information-sheet', language)} download>
                {texts.papers.download}
                <span className="visually-hidden"> {say(name)}</span>
              </a>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
