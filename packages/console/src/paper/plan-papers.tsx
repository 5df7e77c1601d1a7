import { Link } from '@tanstack/react-router'
import type { Catalogue } from '@yijianshi/core/catalogue'
import { papersOf } from '@yijianshi/core/paper'
import type { Plan } from '@yijianshi/core/plan'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'

/** What can be printed for the person at the window: the guide, the notice, the promises to sign. */
export function PlanPapers({
  catalogue,
  plan,
}: {
  readonly catalogue: Catalogue
  readonly plan: Plan
}): ReactElement {
  const { t, language } = useTexts()
  const context = { catalogue, edition: { hash: catalogue.version }, language }
  const papers = papersOf(context, plan)
  const region = plan.region?.code
  return (
    <>
      <h3>{t.papers.forThisPlan}</h3>
      <ul className="plan-list">
        {papers.map(paper => (
          <li key={paper}>
            <Link
              to="/matters/$matter/papers/$paper"
              params={{ matter: plan.matter, paper }}
              search={{ answers: JSON.stringify(plan.answers), ...(region === undefined ? {} : { region }) }}
              target="_blank"
            >
              {t.papers.names[paper]}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
