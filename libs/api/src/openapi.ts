// The OpenAPI document: made from the controllers and DTOs alone, without starting anything behind them.
import { Module, type InjectionToken, type INestApplication, type Type } from '@nestjs/common';
import { SELF_DECLARED_DEPS_METADATA } from '@nestjs/common/constants.js';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { SESSION_COOKIE } from '#access';
import { ProblemDto } from './http/problem.dto.js';
import { CONTROLLERS } from './controllers.js';

/** What a controller asks for by class, and by a token given to `@Inject`. */
function askedFor(controller: Type): InjectionToken[] {
  const byClass = (Reflect.getMetadata('design:paramtypes', controller) ?? []) as Type[];
  const byToken = (Reflect.getMetadata(SELF_DECLARED_DEPS_METADATA, controller) ?? []) as Array<{
    param: InjectionToken;
  }>;
  return [...byClass, ...byToken.map(({ param }) => param)];
}

/** Each stood in for by an empty object: the document calls none of it. */
const standIns = CONTROLLERS.flatMap(askedFor).map((provide) => ({ provide, useValue: {} }));

@Module({ controllers: CONTROLLERS, providers: standIns })
class RoutesOnly {}

/** The document of a running application, or of any application that serves the controllers. */
export function openApiDocumentOf(app: INestApplication): OpenAPIObject {
  const head = new DocumentBuilder()
    .setTitle('Mimamori centre')
    .setDescription(
      'The monitoring centre: board, patients, incidents, dispatches. Instants are epoch milliseconds. ' +
        'Unsafe methods are taken from the centre’s own origin only.',
    )
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth(SESSION_COOKIE, { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  return SwaggerModule.createDocument(app, head, { extraModels: [ProblemDto], autoTagControllers: false });
}

/** The document of the centre's own controllers, for `docs/openapi.json` and the web client's types. */
export async function buildOpenApiDocument(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(RoutesOnly, { preview: true, logger: false, abortOnError: false });
  try {
    return openApiDocumentOf(app);
  } finally {
    await app.close();
  }
}
