using CcgcStream.AlertStore;
using CcgcStream.Api.Alerts;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Compare;
using CcgcStream.Api.Dashboard;
using CcgcStream.Api.Explain;
using CcgcStream.Api.Generations;
using CcgcStream.Api.History;
using CcgcStream.Api.Json;
using CcgcStream.Api.Live;
using CcgcStream.Api.Methodology;
using CcgcStream.Api.Methods;
using CcgcStream.Api.OpenApi;
using CcgcStream.Api.Pipeline;
using CcgcStream.Api.Posts;
using CcgcStream.Api.Privacy;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Api.Report;
using CcgcStream.Api.Rpc;
using CcgcStream.Api.Security;
using CcgcStream.Api.Security.Audit;
using CcgcStream.Api.Security.SignIn;
using CcgcStream.ServiceDefaults.Pipeline;
using CcgcStream.Api.Sources;
using CcgcStream.ServiceDefaults.Methodology;
using CcgcStream.State.Access;
using CcgcStream.State.Sources;
using CcgcStream.Text.Cities;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CcgcStream.Api;

/// <summary>The query side: REST, server-sent events and the dashboard. Needs a score store and a state store in the container.</summary>
public static class ApiRegistration
{
    /// <summary>Adds the services of the API and the dashboard.</summary>
    public static IHostApplicationBuilder AddApi(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.TryAddSingleton(CityCatalogue.Default);
        services.AddSingleton<CityDirectory>();
        services.AddSingleton<PipelineProgress>();
        services.AddSingleton<RankingBuilder>();
        services.AddSingleton<ScoreBoard>();
        services.AddSingleton<RankingLane>();
        services.AddSingleton<ScoreFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<ScoreFeed>());
        services.AddSingleton(provider => new LiveLog(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<RankingNews>();
        builder.AddMethodology();
        services.AddSingleton<CityReads>();
        services.AddSingleton<PastRankings>();
        services.AddSingleton<HistoryReads>();
        services.AddSingleton<PostReads>();
        services.AddSingleton<StoryReads>();
        services.AddSingleton<ExplainReads>();
        services.AddSingleton<ReportReads>();
        services.AddSingleton<RankingReads>();
        services.AddSingleton<TreeReads>();
        services.AddSingleton<CityDetailReads>();
        services.AddSingleton<CompareReads>();
        services.AddSingleton<AlertReads>();
        services.AddSingleton<SourceReads>();
        services.AddSingleton<GenerationReads>();
        services.TryAddSingleton<SourceHealthReader>();
        services.TryAddSingleton<AlertBook>();
        services.TryAddSingleton<AlertErasure>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<AlertDesk>();
        services.AddSingleton<AlertNews>();
        services.AddHostedService(provider => provider.GetRequiredService<AlertNews>());
        services.AddSingleton(new LiveOptions(builder.Configuration.GetValue("Api:MaxStreams", 10_000)));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
            json.SerializerOptions.TypeInfoResolverChain.Insert(1, ReportJsonContext.Default);
            json.SerializerOptions.MaxDepth = 16;
        });
        services.AddSingleton<IStartupFilter, HeadRequests>();
        services.AddProblemDetails();
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddExceptionHandler<ProblemHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddApiDocument();
        builder.AddRpc();
        builder.AddApiSecurity();
        builder.AddDashboard();
        return builder;
    }

    /// <summary>Maps the endpoints of the API and the pages of the dashboard.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        // Created now so that it hears every change from the first on.
        app.Services.GetRequiredService<RankingNews>();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseApiSecurity();
        var v1 = app.MapGroup("/v1").RequireAuthorization(ApiKeyScopes.Read)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        v1.AddEndpointFilter<RouteGroupBuilder, PreparedAnswers>();
        v1.MapRanking();
        v1.MapCities();
        v1.MapLive();
        v1.MapPipeline();
        v1.MapHistory();
        v1.MapExplain();
        v1.MapTrees();
        v1.MapReport();
        v1.MapPosts();
        v1.MapCompare();
        v1.MapMethodology();
        v1.MapGenerations();
        v1.MapSources();
        v1.MapAlertQueries();
        v1.MapAlertActions();
        v1.MapAudit();
        v1.MapErasure();
        app.MapSignIn();
        app.MapRpc();
        app.MapApiDocument();
        app.MapDashboard();
        app.MapOtherMethods();
        return app;
    }
}
