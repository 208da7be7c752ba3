/** The workplace: conversations at the left, the conversation itself in the middle. */
import { Outlet, useNavigate } from '@tanstack/react-router'
import { useMay } from '../../session.ts'
import { useShortcut } from '../../shortcuts/use-shortcut.ts'
import { ConversationList } from './list/conversation-list.tsx'
import { NoConversations } from './no-conversations.tsx'
import { Notices } from './notice/notices.tsx'
import './workplace.css'

export function WorkplacePage() {
  const navigate = useNavigate()
  const mayAsk = useMay('conversation.read')
  useShortcut('begin', () => void navigate({ to: '/' }))
  if (!mayAsk) return <NoConversations />
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
