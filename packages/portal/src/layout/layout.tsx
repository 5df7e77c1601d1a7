import { type ReactNode, useSyncExternalStore } from 'react'
import { Link } from 'wouter'
import { useTexts } from '../texts/texts.tsx'
import { Header } from './header.tsx'
import './layout.css'

function onConnection(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

export function Layout({ children }: { children: ReactNode }) {
  const texts = useTexts()
  const online = useSyncExternalStore(onConnection, () => navigator.onLine)
  return (
    <>
      <a href="#main" className="skip-link button secondary">
        {texts.site.skip}
      </a>
      <Header />
      <div role="status">{!online && <p className="offline">{texts.errors.offline}</p>}</div>
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <div className="inner">
          <p>
            {texts.site.help} <a href="tel:12345">12345</a>
          </p>
          <p>
            <Link href="/receipts">{texts.site.checkProgress}</Link>
          </p>
          <p>
            <Link href="/licences">{texts.licence.mine}</Link>
          </p>
          <p>
            <Link href="/verify">{texts.licence.verify}</Link>
          </p>
          <p>
            <Link href="/data-resources">{texts.sharing.directory.heading}</Link>
          </p>
        </div>
      </footer>
    </>
  )
}
