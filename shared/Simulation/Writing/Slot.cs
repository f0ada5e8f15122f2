namespace CcgcStream.Simulation.Writing;

/// <summary>What a template leaves open.</summary>
internal enum Slot
{
    None,
    City,
    Thing,
    Place,
    Who,
    Day,
    Topic,
    Number,
    Big,
    Percent,
    Hour,
}
