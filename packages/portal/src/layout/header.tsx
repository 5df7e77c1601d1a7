import { Link } from 'wouter'
import { useSession } from '../session/session.tsx'
import { changeSettings, useSettings } from '../settings/settings.ts'
import { useTexts } from '../texts/texts.tsx'

export function ElderSwitch({ className }: { className: string }) {
  const texts = useTexts()
  const { elder } = useSettings()
  return (
    <button
      type="button"
      className={className}
      aria-pressed={elder}
      onClick={() => changeSettings({ elder: !elder })}
    >
      {elder ? texts.site.leaveElder : texts.site.elder}
    </button>
  )
}

export function Header() {
  const texts = useTexts()
  const { language } = useSettings()
  const { session, leave } = useSession()
  const me = session?.me ?? null
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <header className="site-header">
      <div className="inner">
        <Link href="/" className="brand">
          <img src="/icon.svg" alt="" />
          {texts.site.name}
        </Link>
        <nav aria-label={texts.site.navigation}>
          <ul>
            <li>
              <ElderSwitch className="elder-switch" />
            </li>
            <li>
              <button type="button" lang={other} onClick={() => changeSettings({ language: other })}>
                {other === 'en' ? 'English' : '中文'}
              </button>
            </li>
            {me === null ? (
              <li>
                <Link href="/login">{texts.site.login}</Link>
              </li>
            ) : (
              <>
                <li>
                  <Link href="/my">{texts.site.mine(me.name)}</Link>
                </li>
                <li>
                  <button type="button" onClick={() => void leave()}>
                    {texts.site.logout}
                  </button>
                </li>
              </>
            )}
          </ul>
        </nav>
      </div>
    </header>
  )
}
