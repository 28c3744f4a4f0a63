using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace GearSweep.Training.Baselines;

/// <summary>Solves normal equations.</summary>
internal static class LeastSquares
{
    private const double SingularPivot = 1e-6;
    private const double SingularEigenvalue = 1e-12;

    static LeastSquares()
    {
        // The managed provider on one thread: the same bits everywhere, and no work on the thread pool.
        Control.UseManaged();
        Control.UseSingleThread();
    }

    /// <summary>
    /// The weights of least squares; the ones of least norm where Cholesky meets a pivot near rounding (a constant or
    /// doubled sensor).
    /// </summary>
    public static Vector<double> Solve(Matrix<double> products, Vector<double> right)
    {
        try
        {
            var cholesky = products.Cholesky();
            var pivots = cholesky.Factor.Diagonal();
            if (pivots.Minimum() > SingularPivot * pivots.Maximum())
                return cholesky.Solve(right);
        }
        catch (ArgumentException)
        {
            // Not positive definite.
        }

        var evd = products.Evd(Symmetricity.Symmetric);
        var values = evd.EigenValues.Map(v => v.Real);
        var inverses = values.Map(v => v > SingularEigenvalue * values.Maximum() ? 1 / v : 0);
        return evd.EigenVectors * (evd.EigenVectors.TransposeThisAndMultiply(right)).PointwiseMultiply(inverses);
    }
}
