// Boards on the wall: a supervisor turns a browser into one, a supervisor or administrator ends it.
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Principal, Session } from '#access';
import { Operation } from '../http/operation.js';
import { MeDto } from './access.dto.js';
import { NewWallBoardDto, WallBoardDto } from './account.dto.js';
import { Roles, StepUp, TheSession, Who, type AuthenticatedRequest } from './route-access.js';
import { WallBoardService } from './wall-board.service.js';

@ApiTags('people')
@Controller('api/wall-boards')
export class WallBoardsController {
  constructor(private readonly boards: WallBoardService) {}

  @Get()
  @Roles('supervisor', 'administrator')
  @Operation('listWallBoards', 'Screens that stay signed in as a board.', { answer: [WallBoardDto] })
  list(): Promise<WallBoardDto[]> {
    return this.boards.list();
  }

  @Post()
  @HttpCode(200)
  @Roles('supervisor')
  @StepUp()
  @Operation('enrolWallBoard', 'Turn this browser into a board on the wall; ends the person’s own session in it.', {
    answer: MeDto,
  })
  enrol(
    @TheSession() session: Session,
    @Body() { label }: NewWallBoardDto,
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeDto> {
    return this.boards.enrol(session, label, request, response);
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles('supervisor', 'administrator')
  @StepUp()
  @Operation('endWallBoard', 'Sign a board on the wall out.')
  end(@Who() who: Principal, @Param('id') id: string): Promise<void> {
    return this.boards.end(who, id);
  }
}
