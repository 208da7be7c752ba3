import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account, SignInWays } from '../../../src/identity/contract.ts'
import { ask } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { Icon } from '../../components/icon.tsx'
import { Menu } from '../../components/menu.tsx'
import { Row, Section } from '../../components/section.tsx'
import { useToast } from '../../components/toast.tsx'
import { day } from '../../i18n/format.ts'
import type { Proof } from '../../step-up/use-proof.tsx'
import { isPasskeyPossible } from '../sign-in/passkey.ts'
import { PasskeyDialog } from './passkey-dialog.tsx'
import { addPasskey } from './passkeys.ts'
import { type AccountRowProps, useRefresh } from './totp-row.tsx'

type Passkey = Account['passkeys'][number]
type Open = { readonly name: 'add' } | { readonly name: 'rename' | 'remove'; readonly passkey: Passkey } | undefined

export function PasskeySection({ account: { passkeys }, proof }: AccountRowProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>()
  const { data: ways } = useQuery({ queryKey: ['sign-in'], queryFn: () => ask<SignInWays>('/sign-in') })
  const isPossible = ways !== undefined && isPasskeyPossible(ways)
  const close = () => setOpen(undefined)
  return (
    <Section
      title={t('passkey.title')}
      lead={t('passkey.lead')}
      action={isPossible && <Button onClick={() => setOpen({ name: 'add' })}>{t('passkey.add')}</Button>}
    >
      {ways !== undefined && !isPossible && (
        <p className="nl-paragraph">{t('passkey.impossible', { hosts: ways.passkeyHosts.join(', ') })}</p>
      )}
      {passkeys.length > 0 && (
        <div>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} onOpen={(name) => setOpen({ name, passkey })} />
          ))}
        </div>
      )}
      {open?.name === 'add' && (
        <PasskeyDialog
          title={t('passkey.add')}
          lead={t('passkey.addLead')}
          name=""
          save={(name) => addPasskey(name, proof)}
          onClose={close}
        />
      )}
      {open?.name === 'rename' && (
        <PasskeyDialog
          title={t('passkey.rename')}
          name={open.passkey.name}
          save={(name) => ask(`/account/passkeys/${open.passkey.id}`, { method: 'PATCH', body: { name } })}
          onClose={close}
        />
      )}
      {open?.name === 'remove' && <RemovePasskey passkey={open.passkey} proof={proof} onClose={close} />}
    </Section>
  )
}

function PasskeyRow({ passkey, onOpen }: { passkey: Passkey; onOpen(name: 'rename' | 'remove'): void }) {
  const { t } = useTranslation()
  const { name, createdAt, lastUsedAt } = passkey
  const used = lastUsedAt === null ? t('passkey.unused') : t('passkey.used', { day: day(lastUsedAt) })
  return (
    <Row
      title={name}
      detail={`${t('passkey.added', { day: day(createdAt) })} · ${used}`}
      action={
        <Menu
          isIcon
          aria-label={t('passkey.menu', { name })}
          items={[
            { label: t('passkey.rename'), icon: <Icon name="edit" />, onSelect: () => onOpen('rename') },
            {
              label: t('passkey.remove'),
              icon: <Icon name="trash" />,
              tone: 'negative',
              onSelect: () => onOpen('remove'),
            },
          ]}
        >
          <Icon name="more" />
        </Menu>
      }
    />
  )
}

function RemovePasskey({ passkey, proof, onClose }: { passkey: Passkey; proof: Proof; onClose(): void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const refresh = useRefresh()
  const removal = useMutation({
    mutationFn: () => proof.run(() => ask(`/account/passkeys/${passkey.id}`, { method: 'DELETE' })),
    onSuccess: async () => {
      onClose()
      await refresh()
      toast(t('passkey.removed'))
    },
  })
  return (
    <ConfirmDialog
      title={t('passkey.removeTitle', { name: passkey.name })}
      action={t('passkey.remove')}
      error={removal.error}
      isBusy={removal.isPending}
      onConfirm={() => removal.mutate()}
      onClose={onClose}
    >
      <p className="nl-paragraph">{t('passkey.removeLead')}</p>
    </ConfirmDialog>
  )
}
