/** The workplace: conversations at the left, the conversation itself in the middle. */
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useShortcut } from '../../shortcuts/use-shortcut.ts'
import { ConversationList } from './list/conversation-list.tsx'
import { Notices } from './notices.tsx'
import './workplace.css'

export function WorkplacePage() {
  const navigate = useNavigate()
  useShortcut('begin', () => void navigate({ to: '/' }))
  return (
    <div className="workplace">
      <ConversationList />
      <div className="workplace-main">
        <Notices />
        <Outlet />
      </div>
    </div>
  )
}
