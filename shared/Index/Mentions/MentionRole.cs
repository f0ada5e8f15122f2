namespace CcgcStream.Index.Mentions;

/// <summary>
/// What a mention is through its neighbours: its place in a story and in a conversation. A pure function of the set of mentions of
/// the city.
/// </summary>
/// <param name="StorySize">Members of the story, at least 1.</param>
/// <param name="StoryTimeUs">Time of the story's first member.</param>
/// <param name="StoryPost">Id of the story's first member, which names the story.</param>
/// <param name="AnswerHour">Full hours until an official or media account answered, 0..23; -1 when not answered or nothing was asked.</param>
/// <param name="ThreadFirst">Opens a conversation of two pieces or more.</param>
/// <param name="TwoWay">That conversation has two parties and two changes of speaker.</param>
public readonly record struct MentionRole(
    int StorySize, long StoryTimeUs, string StoryPost, sbyte AnswerHour, bool ThreadFirst, bool TwoWay)
{
    /// <summary>The role of a mention that has no neighbours.</summary>
    public static MentionRole Alone(MentionFacts facts) => new(1, facts.TimeUs, facts.PostId, -1, false, false);

    public bool IsStoryFirst(MentionFacts facts) => StoryTimeUs == facts.TimeUs && StoryPost == facts.PostId;
}
