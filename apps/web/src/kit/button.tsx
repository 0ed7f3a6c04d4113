import type { ComponentProps, ReactNode } from 'react';
import { Link } from 'react-router';

type Look = 'main' | 'plain' | 'quiet' | 'danger';
const classOf = (look: Look, more = '') => `button ${look === 'plain' ? '' : `button-${look}`} ${more}`;

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look;
  /** Work is going on: it says so, and takes no second click. */
  readonly busy?: boolean;
}

export function Button({ look = 'plain', busy = false, className, type = 'button', onClick, ...rest }: ButtonProps) {
  // A disabled button would lose the keyboard's place while it works.
  return <button type={type} className={classOf(look, className)} aria-busy={busy || undefined} aria-disabled={busy || undefined} onClick={busy ? (event) => event.preventDefault() : onClick} {...rest} />;
}

export function ButtonLink({ look = 'plain', to, children, className }: { look?: Look; to: string; children: ReactNode; className?: string }) {
  return (
    <Link to={to} className={classOf(look, className)}>
      {children}
    </Link>
  );
}
