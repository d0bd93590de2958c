// The one shape of every refusal and failure.
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';

@ApiSchema({ name: 'FieldProblem' })
export class FieldProblemDto {
  @ApiProperty({ type: 'string', description: 'Path of the field, such as `vitals.spo2`.' })
  path: string;

  @ApiProperty({ type: 'string', description: 'The rule it breaks; never the value itself.' })
  rule: string;
}

/** An act that came too late, and what happened meanwhile, so that the phone can explain. */
@ApiSchema({ name: 'Meanwhile' })
export class MeanwhileDto {
  @ApiProperty({ type: 'string', description: 'What was sent: `accept`, `arrive` and so on.' })
  act: string;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    nullable: true,
    description: 'When it was done; epoch milliseconds.',
  })
  madeAt: number | null;

  @ApiProperty({ type: 'string', description: 'The state the dispatch is in.' })
  state: string;

  @ApiProperty({ type: 'integer', format: 'int64', description: 'Since when; epoch milliseconds.' })
  since: number;

  @ApiProperty({ type: 'string', description: 'Who brought it there.' })
  byName: string;

  @ApiProperty({ type: 'string', nullable: true })
  reason: string | null;

  @ApiProperty({
    type: 'boolean',
    description: 'What was done is written down all the same; nothing need be sent again.',
  })
  kept: boolean;
}

@ApiSchema({ name: 'Problem' })
export class ProblemDto {
  @ApiProperty({ type: 'string', description: '`AREA.REASON`.', example: 'INCIDENT.CLOSED' })
  code: string;

  @ApiProperty({ type: 'string' })
  message: string;

  @ApiPropertyOptional({ type: () => [FieldProblemDto] })
  problems?: FieldProblemDto[];

  @ApiPropertyOptional({ type: () => MeanwhileDto })
  meanwhile?: MeanwhileDto;

  @ApiPropertyOptional({ type: 'string', description: 'For an unexpected failure: the id under which the log has it.' })
  errorId?: string;
}
