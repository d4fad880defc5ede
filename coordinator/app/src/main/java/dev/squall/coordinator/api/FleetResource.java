package dev.squall.coordinator.api;

import dev.squall.coordinator.fleet.FleetView;
import dev.squall.model.json.Json;
import dev.squall.model.message.OpenFault;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the fleet. */
@Path("/api/v1")
@Tag(name = "fleet", description = "Who is there and what can be hit")
@Produces(MediaType.APPLICATION_JSON)
public class FleetResource {
    private final FleetView fleet;

    FleetResource(FleetView fleet) {
        this.fleet = fleet;
    }

    @GET
    @Path("/agents")
    @Operation(
            operationId = "listAgents",
            summary = "Agents that were heard of in the last 7 days, in order of their names")
    @APIResponse(
            responseCode = "200",
            description =
                    "{\"agents\": [{\"cluster\", \"id\", \"alive\", \"heard\", \"incarnation\", \"labels\", \"capabilities\", \"open-faults\"}]}; alive is a heartbeat within 15 s")
    public Response agents(
            @Parameter(description = "Only those of this cluster") @QueryParam("cluster") @Nullable String cluster) {
        var members = fleet.members().stream()
                .filter(member ->
                        cluster == null || member.heartbeat().agent().cluster().equals(cluster))
                .toList();
        return Replies.ok(
                new Shape().put("agents", members, FleetResource::agent).done());
    }

    @GET
    @Path("/clusters")
    @Operation(operationId = "listClusters", summary = "Clusters, as their agents tell them")
    @APIResponse(
            responseCode = "200",
            description = "{\"clusters\": [{\"name\", \"agents\", \"alive\", \"open-faults\"}]}")
    public Response clusters() {
        return Replies.ok(new Shape()
                .put(
                        "clusters",
                        fleet.clusters(),
                        cluster -> new Shape()
                                .put("name", cluster.name())
                                .put("agents", cluster.agents())
                                .put("alive", cluster.alive())
                                .put("open-faults", cluster.openFaults())
                                .done())
                .done());
    }

    private static Json agent(FleetView.Member member) {
        var heartbeat = member.heartbeat();
        return new Shape()
                .put("cluster", heartbeat.agent().cluster())
                .put("id", heartbeat.agent().agent())
                .put("alive", member.alive())
                .put("heard", member.heardAt())
                .put("incarnation", heartbeat.incarnation())
                .put("labels", labels(heartbeat.labels()))
                .put("capabilities", heartbeat.capabilities(), Json::of)
                .put("open-faults", heartbeat.openFaults(), FleetResource::fault)
                .done();
    }

    private static Json labels(Map<String, String> labels) {
        var members = new LinkedHashMap<String, Json>();
        labels.forEach((key, value) -> members.put(key, Json.of(value)));
        return new Json.Mapping(members);
    }

    private static Json fault(OpenFault fault) {
        return new Shape()
                .put("run", fault.run())
                .put("command", fault.command())
                .put("target", fault.target())
                .put("until", fault.until())
                .done();
    }
}
