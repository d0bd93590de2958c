// ECG by McSharry, Clifford, Tarassenko, Smith: A dynamical model for generating synthetic electrocardiogram signals.
// IEEE Transactions on Biomedical Engineering 50(3):289–294, 2003. A trajectory runs round the unit circle in x and y, once
// a beat; P, Q, R, S and T are Gaussians at fixed angles that push z, which is the ECG (equations 1 to 3, Table I).
// Integrated by the fourth-order Runge–Kutta method, as in the paper. Widths and angles follow the rate as in the authors'
// later ECGSYN program, so that a fast heart has a short QT.

// Taken out once: this runs a thousand times a second for each patient.
const { atan2, exp, max, min, PI, sin, sqrt } = Math;

/** Table I, order P Q R S T: angle (rad), amplitude, width (rad). */
const ANGLES = [-PI / 3, -PI / 12, 0, PI / 12, PI / 2] as const;
const AMPLITUDES = [1.2, -5, 30, -7.5, 0.75] as const;
const WIDTHS = [0.25, 0.1, 0.1, 0.1, 0.4] as const;
const WAVES = 5;
const P_WAVE = 0;
/** Baseline wander with the breath, in z's own unit as the paper's 0.15 mV is scaled. */
const BREATH_AMPLITUDE = 0.0015;
/** z of an R peak of Table I is about 0.042; this makes it one millivolt. */
const MILLIVOLTS_PER_Z = 24;

export interface EcgConditions {
  /** Length of the beat that begins now, asked for once a beat. */
  nextIntervalS(): number;
  /** Called when an R peak is passed. */
  onBeat(): void;
}

export interface EcgShape {
  /** R amplitude in mV. */
  readonly amplitudeMv: number;
}

export class EcgModel {
  private x = -1;
  private y = 0;
  private z = 0;
  private omega: number;
  private intervalS: number;
  private breathPhase = 0;
  private fibrillationPhase = 0;
  private readonly angles = new Float64Array(WAVES);
  private readonly amplitudes = Float64Array.from(AMPLITUDES);
  private readonly widthFactors = new Float64Array(WAVES);

  constructor(
    private readonly shape: EcgShape,
    private readonly conditions: EcgConditions,
  ) {
    this.intervalS = conditions.nextIntervalS();
    this.omega = (2 * PI) / this.intervalS;
    this.followRate(60 / this.intervalS);
  }

  /** ECGSYN: widths with the square root of the rate, P and T angles with its fourth root. */
  private followRate(ratePerMin: number): void {
    const widthScale = sqrt(min(3, max(0.5, ratePerMin / 60)));
    const angleScale = sqrt(widthScale);
    for (let wave = 0; wave < WAVES; wave++) {
      const outer = wave === P_WAVE || wave === WAVES - 1;
      this.angles[wave] = (ANGLES[wave] ?? 0) * (outer ? angleScale : widthScale);
      const width = (WIDTHS[wave] ?? 1) * widthScale;
      this.widthFactors[wave] = 1 / (2 * width * width);
    }
  }

  /**
   * One step of the trajectory; gives the ECG in mV. Without P waves (atrial fibrillation) the atria quiver at 6 Hz.
   */
  step(dtS: number, respirationPerMin: number, pWaves: boolean): number {
    this.amplitudes[P_WAVE] = pWaves ? AMPLITUDES[P_WAVE] : 0;
    this.breathPhase = (this.breathPhase + (2 * PI * respirationPerMin * dtS) / 60) % (2 * PI);
    const before = atan2(this.y, this.x);
    this.rungeKutta(dtS);
    const after = atan2(this.y, this.x);
    if (before < 0 && after >= 0 && after < 1.5) this.conditions.onBeat();
    if (after < before - PI) this.beginBeat();
    const quiver = pWaves ? 0 : this.fibrillation(dtS);
    return (this.z * MILLIVOLTS_PER_Z + quiver) * this.shape.amplitudeMv;
  }

  private fibrillation(dtS: number): number {
    this.fibrillationPhase = (this.fibrillationPhase + 2 * PI * 6 * dtS) % (20 * PI);
    return 0.05 * sin(this.fibrillationPhase) * (1 + 0.5 * sin(this.fibrillationPhase * 0.1));
  }

  /** The angle has passed ±π, in the pause between T and P: the next interval takes effect here. */
  private beginBeat(): void {
    this.intervalS = this.conditions.nextIntervalS();
    this.omega = (2 * PI) / this.intervalS;
    this.followRate(60 / this.intervalS);
  }

  private rungeKutta(h: number): void {
    const { x, y, z, omega } = this;
    const [kx1, ky1, kz1] = [this.dx(x, y, omega), this.dy(x, y, omega), this.dz(x, y, z)];
    const [x2, y2, z2] = [x + (h / 2) * kx1, y + (h / 2) * ky1, z + (h / 2) * kz1];
    const [kx2, ky2, kz2] = [this.dx(x2, y2, omega), this.dy(x2, y2, omega), this.dz(x2, y2, z2)];
    const [x3, y3, z3] = [x + (h / 2) * kx2, y + (h / 2) * ky2, z + (h / 2) * kz2];
    const [kx3, ky3, kz3] = [this.dx(x3, y3, omega), this.dy(x3, y3, omega), this.dz(x3, y3, z3)];
    const [x4, y4, z4] = [x + h * kx3, y + h * ky3, z + h * kz3];
    this.x = x + (h / 6) * (kx1 + 2 * kx2 + 2 * kx3 + this.dx(x4, y4, omega));
    this.y = y + (h / 6) * (ky1 + 2 * ky2 + 2 * ky3 + this.dy(x4, y4, omega));
    this.z = z + (h / 6) * (kz1 + 2 * kz2 + 2 * kz3 + this.dz(x4, y4, z4));
  }

  private dx(x: number, y: number, omega: number): number {
    return (1 - sqrt(x * x + y * y)) * x - omega * y;
  }

  private dy(x: number, y: number, omega: number): number {
    return (1 - sqrt(x * x + y * y)) * y + omega * x;
  }

  private dz(x: number, y: number, z: number): number {
    const theta = atan2(y, x);
    let sum = 0;
    for (let wave = 0; wave < WAVES; wave++) {
      const apart = theta - (this.angles[wave] ?? 0);
      // The shorter way round the circle, so that a wave near ±π has no step in it.
      const distance = apart > PI ? apart - 2 * PI : apart < -PI ? apart + 2 * PI : apart;
      const exponent = distance * distance * (this.widthFactors[wave] ?? 1);
      // Beyond this a Gaussian moves nothing, and most waves are far away at any moment.
      if (exponent < 20) sum -= (this.amplitudes[wave] ?? 0) * distance * exp(-exponent);
    }
    return sum - (z - BREATH_AMPLITUDE * sin(this.breathPhase));
  }
}
