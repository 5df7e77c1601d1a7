import { useCallback } from 'react'
import { Link } from 'wouter'
import { call } from '../../server/call.ts'
import { useLoaded } from '../../server/use-loaded.ts'
import { useSpokenLanguage, useTexts } from '../../texts/texts.tsx'
import { paperFile, paperPage, paperQuery, planIn } from '../paper/address.ts'

/** What can be printed or taken home for this plan. */
export function Papers({ matter, search }: { matter: string; search: string }) {
  const texts = useTexts()
  const language = useSpokenLanguage()
  const load = useCallback(() => {
    const { answers, region: where } = paperQuery(planIn(matter, search), language)
    return call('listMatterPapers', {
      params: { matter },
      query: { answers, ...(where && { region: where }) },
    })
  }, [matter, search, language])
  const loaded = useLoaded(load)
  if (loaded.status !== 'ready') return null
  const plan = planIn(matter, search)
  return (
    <section className="no-print" aria-labelledby="papers-heading">
      <h2 id="papers-heading">{texts.papers.heading}</h2>
      <p>{texts.papers.hint}</p>
      <ul className="paper-links">
        {loaded.value.papers.map(paper => (
          <li key={paper} className="card">
            <h3>{texts.papers.names[paper]}</h3>
            <p>{texts.papers.about[paper]}</p>
            <p className="actions">
              <Link className="button secondary" href={paperPage(paper, plan)}>
                {texts.papers.open}
                <span className="visually-hidden"> {texts.papers.names[paper]}</span>
              </Link>
              <a className="button secondary" href={paperFile(paper, plan, language)} download>
                {texts.papers.download}
                <span className="visually-hidden"> {texts.papers.names[paper]}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
