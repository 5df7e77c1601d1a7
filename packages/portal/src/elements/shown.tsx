import type { Problem } from '@yijianshi/contract/shape'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { Loaded } from '../server/use-loaded.ts'
import { type Texts, useTexts } from '../texts/texts.tsx'
import { PageHeading } from './page-heading.tsx'

const patienceMs = 300

/** Says that something is on its way; silent for the first moment so that quick pages do not flicker. */
export function Loading() {
  const texts = useTexts()
  const [shown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="loading" role="status">
      {shown ? texts.loading : ''}
    </p>
  )
}

/** Whoever tries again gets the same answer: there is no such page, or not for them. */
function isLasting(problem: Problem | undefined): boolean {
  return problem?.status === 404 || problem?.status === 403
}

function hintOf(problem: Problem | undefined, { errors }: Texts): string {
  if (problem === undefined) return errors.noAnswerHint
  if (problem.status === 404) return problem.title
  return isLasting(problem) ? errors.refusedHint : errors.helpHint
}

/** The page that stands where a page could not be had. */
export function Failure({ problem, again }: { problem: Problem | undefined; again?: () => void }) {
  const texts = useTexts()
  const heading =
    problem === undefined
      ? texts.errors.noAnswer
      : problem.status === 404
        ? texts.errors.notFound
        : problem.title
  return (
    <div className="column">
      <PageHeading>{heading}</PageHeading>
      <p>{hintOf(problem, texts)}</p>
      <p className="actions">
        {problem?.status === 401 && (
          <Link href={`/login?next=${encodeURIComponent(location.pathname)}`} className="button">
            {texts.site.login}
          </Link>
        )}
        {again && !isLasting(problem) && (
          <button type="button" className="button" onClick={again}>
            {texts.errors.again}
          </button>
        )}
        <Link href="/" className="button secondary">
          {texts.site.home}
        </Link>
      </p>
    </div>
  )
}

/** Shows what was loaded, or where it stands. */
export function Shown<Value>({
  loaded,
  children,
}: {
  loaded: Loaded<Value>
  children: (value: Value) => ReactNode
}) {
  if (loaded.status === 'loading') return <Loading />
  if (loaded.status === 'failed') return <Failure problem={loaded.problem} again={loaded.again} />
  return children(loaded.value)
}
