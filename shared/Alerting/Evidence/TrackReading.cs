namespace CcgcStream.Alerting.Evidence;

/// <summary>What a detector makes of a bucket, before anything is decided.</summary>
/// <param name="State">The track with the bucket added.</param>
/// <param name="HasData">Whether the bucket said anything.</param>
/// <param name="Supported">Whether there are enough independent votes to fire.</param>
/// <param name="Trained">Whether the usual level is known well enough.</param>
/// <param name="PerHour">Usual votes an hour.</param>
/// <param name="P0">Usual value in the unit of the signal.</param>
/// <param name="P1">Alternative in the same unit.</param>
internal readonly record struct TrackReading(TrackState State, bool HasData, bool Supported, bool Trained, double PerHour, double P0, double P1)
{
    /// <summary>Evidence that decides, nats.</summary>
    public double Nats => (State.Run?.Standing ?? 0) / 1e6;

    /// <summary>The same if no vote were missing.</summary>
    public double NatsIfComplete => ((State.Run?.Standing ?? 0) + (State.Run?.MissingNats ?? 0)) / 1e6;
}
