import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { SessionProvider } from './session/session.tsx'
import { firstTexts, TextsProvider } from './texts/texts.tsx'

const place = document.getElementById('app')
if (place === null) throw new Error('The page has no place for the app.')
const root = createRoot(place)
const first = await firstTexts()
root.render(
  <TextsProvider first={first}>
    <SessionProvider>
      <App />
    </SessionProvider>
  </TextsProvider>,
)
