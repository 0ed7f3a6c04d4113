import { AppError, hasRole, requireSignedIn, type Viewer } from '@bridgenotes/platform';
import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { RequestContext } from './request-context';

/** Who may call a query, mutation or subscription; which rows they may touch is the service's decision. */
export type AccessLevel = 'anyone' | 'signed-in' | 'contributor' | 'moderator' | 'admin';

const ACCESS = 'bridgenotes:access';

/** Declares who may call a resolver. Every query, mutation and subscription has one (a lint rule insists). */
export const Access = (level: AccessLevel) => SetMetadata(ACCESS, level);

/** Who is asking, as a parameter of a resolver. */
export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => requestContext(context).viewer);

/** The context of this request, as a parameter of a resolver: for loaders. */
export const Request = createParamDecorator((_: unknown, context: ExecutionContext): RequestContext => requestContext(context));

const requestContext = (context: ExecutionContext): RequestContext => GqlExecutionContext.create(context).getContext<RequestContext>();

/** @throws SIGN_IN_REQUIRED, ALIAS_REQUIRED, FORBIDDEN */
export function checkAccess(viewer: Viewer, level: AccessLevel): void {
  if (level === 'anyone') return;
  requireSignedIn(viewer);
  if (level === 'signed-in') return;
  if (level === 'contributor' && viewer.alias === null) throw new AppError('ALIAS_REQUIRED');
  if (!hasRole(viewer, level)) throw new AppError('FORBIDDEN', { needs: `the role ${level}` });
}

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    // Plain HTTP routes (health, the query page) are public by design and carry no such declaration.
    if (context.getType<string>() !== 'graphql') return true;
    const level = this.reflector.get<AccessLevel | undefined>(ACCESS, context.getHandler());
    if (level === undefined) throw new Error(`${context.getClass().name}.${context.getHandler().name} does not declare its access`);
    checkAccess(requestContext(context).viewer, level);
    return true;
  }
}
