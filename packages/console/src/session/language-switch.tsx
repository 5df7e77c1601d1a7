import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactElement } from 'react'
import { setLanguage, useLanguage } from '../texts/language.ts'

/** Each language is named in itself, so that whoever needs it can read it. */
export function LanguageSwitch(): ReactElement {
  const language = useLanguage()
  const [other, label] = language === 'en' ? (['zh', '中文'] as const) : (['en', 'English'] as const)
  return (
    <Button icon={<GlobalOutlined />} lang={other} onClick={() => setLanguage(other)}>
      {label}
    </Button>
  )
}
