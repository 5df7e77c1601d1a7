import type { ReactNode } from 'react'

/** Choices under the heading of their page: a legend for those who do not see it, and what is wrong. */
export function ChoiceGroup({
  legend,
  problem,
  children,
}: {
  legend: string
  problem: string | undefined
  children: ReactNode
}) {
  return (
    <fieldset className={problem === undefined ? 'field' : 'field faulty'}>
      <legend className="visually-hidden">{legend}</legend>
      {problem !== undefined && <p className="problem">{problem}</p>}
      {children}
    </fieldset>
  )
}
