namespace CcgcStream.Api.Dashboard.Geography;

/// <summary>
/// Albers' equal-area conic projection, standard parallels 25 and 47 degrees north about 105 degrees east, as maps of China
/// commonly use: areas are true, so that the empty west is not made to look larger than it is. Spherical; Snyder 1987, p. 100.
/// </summary>
internal static class MapProjection
{
    /// <summary>Width of the drawing, units.</summary>
    public const int Width = 1000;

    /// <summary>Height of the drawing, units.</summary>
    public const int Height = 720;

    private const double Radian = Math.PI / 180;
    private const double Scale = 1130;
    private static readonly double N = (Math.Sin(25 * Radian) + Math.Sin(47 * Radian)) / 2;
    private static readonly double C = Math.Pow(Math.Cos(25 * Radian), 2) + 2 * N * Math.Sin(25 * Radian);
    private static readonly double Centre = Rho(35.6);

    /// <summary>Where a place lies in the drawing.</summary>
    /// <param name="lat">Degrees north.</param>
    /// <param name="lon">Degrees east.</param>
    public static (double X, double Y) Place(double lat, double lon)
    {
        var (rho, theta) = (Rho(lat), N * (lon - 105) * Radian);
        return (Width / 2.0 - 25 + Scale * rho * Math.Sin(theta), Height / 2.0 - Scale * (Centre - rho * Math.Cos(theta)));
    }

    private static double Rho(double lat) => Math.Sqrt(C - 2 * N * Math.Sin(lat * Radian)) / N;
}
