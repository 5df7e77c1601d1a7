import { Link } from '@tanstack/react-router'
import { Result } from 'antd'
import type { ReactElement } from 'react'
import { useTexts } from '../texts/texts.ts'

export function NotFoundPage(): ReactElement {
  const { t } = useTexts()
  return (
    <main id="main">
      <Result
        status="404"
        title={<h1>{t.frame.notFound}</h1>}
        extra={<Link to="/">{t.frame.toStart}</Link>}
      />
    </main>
  )
}
